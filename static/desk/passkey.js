// Passkeys: asks the browser for one and sends its answer as an ordinary form.
// Everything else at the desk works without this file.
"use strict";

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const known = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

// What the server asks, with bytes where the browser wants bytes.
function asked(options) {
  const made = { ...options, challenge: bytes(options.challenge) };
  if (options.user) {
    made.user = { ...options.user, id: bytes(options.user.id) };
    made.excludeCredentials = known(options.excludeCredentials);
  } else {
    made.allowCredentials = known(options.allowCredentials);
  }
  return made;
}

// What the browser answers, as text.
function answered(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  const id = text(credential.rawId);
  return JSON.stringify({ id, rawId: id, type: credential.type, response, clientExtensionResults: {} });
}

async function answer(form) {
  const reply = await fetch(form.dataset.ask, { method: "POST", body: new FormData(form) });
  const said = await reply.json();
  if (said.again) {
    location.assign(said.again);
    return;
  }
  const publicKey = asked(said.publicKey);
  const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
  form.elements.answer.value = answered(credential);
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const each of document.querySelectorAll("[data-without]")) each.hidden = true;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const fault = form.querySelector("[data-fault]");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      fault.hidden = true;
      answer(form).catch(() => { fault.hidden = false; });
    });
  }
}
