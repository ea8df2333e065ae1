"""What people may do at the desk. Each role may do all that the ones before it may."""

from typing import Final, Literal, get_args

# A contributor writes drafts, an editor reviews and publishes what another wrote, an admin looks
# after the people and the settings.
Role = Literal["contributor", "editor", "admin"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)


def may(role: Role, needed: Role) -> bool:
    """Whether somebody in a role may do what needs another one."""
    return ROLES.index(role) >= ROLES.index(needed)
