// Keeps what is typed on the server every few seconds, and shows who may be meant by a name.
// Without it, a form works the same: it is kept when it is sent.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const send = (act) => {
    const body = new URLSearchParams(new FormData(form));
    body.set("do", act);
    return fetch(form.action, { method: "POST", body, redirect: "error" });
  };
  let waiting, asking;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => send("keep").catch(() => undefined), 3000);
  });
  form.addEventListener("submit", () => { clearTimeout(waiting); clearTimeout(asking); });
  const name = form.querySelector("[data-like]");
  const place = form.querySelector("[data-candidates]");
  if (!name || !place) return;
  let last = 0;
  name.addEventListener("input", () => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const mine = ++last;
      const answer = await send("like").catch(() => undefined);
      if (answer?.ok && mine === last) place.innerHTML = await answer.text();
    }, 400);
  });
})();
