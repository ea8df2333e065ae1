#!/usr/bin/env bash
# Brings what tests and benchmark need from the system: Chromium, wrk, nginx and PostgreSQL's
# server, through apt where it may. What it cannot get it names; its tests then skip loudly, and
# fail where CI is true.
set -u
missing=()
has_nginx() { command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; }
command -v chromium >/dev/null || missing+=(chromium)
command -v wrk >/dev/null || missing+=(wrk)
has_nginx || missing+=(nginx-light)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet=2 && apt-get install --quiet=2 --yes "${missing[@]}" >/dev/null
fi
for each in "${missing[@]}"; do
    [[ "$each" =~ ^(chromium|wrk)$ ]] && command -v "$each" >/dev/null && continue
    [ "$each" = nginx-light ] && has_nginx && continue
    [ "$each" = postgresql ] && compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && continue
    echo "MISSING: $each is not here and could not be installed; its tests will be skipped." >&2
    [ "${CI:-}" = true ] && exit 1
done
exit 0
