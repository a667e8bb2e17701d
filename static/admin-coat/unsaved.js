// Asks before a page is left on which something was filled in and not saved.
{
  const form = () => document.querySelector("#content-main form[method=post]");
  const filledIn = () => String(new URLSearchParams(new FormData(form())));
  let saved;
  let sent = false;

  // After the admin's own scripts, which add to the form. What comes back with faults is not saved.
  addEventListener("load", () => setTimeout(() => {
    if (form()) saved = document.getElementById("faults") ? "" : filledIn();
  }));
  addEventListener("submit", ({ target }) => { sent = target.method === "post"; });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", (event) => {
    if (saved !== undefined && !sent && filledIn() !== saved) event.preventDefault();
  });
}
