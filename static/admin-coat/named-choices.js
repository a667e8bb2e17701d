// Names each box of suggestions (Select2) as its label does: it has no name of its own, so that a
// screen reader would only say what is chosen, or nothing.
{
  const name = (root) => {
    for (const box of root.querySelectorAll(".select2-container")) {
      const field = box.previousElementSibling;
      const label = field && field.labels && field.labels[0];
      if (!label) continue;
      const words = label.textContent.trim().replace(/:$/, "");
      const one = box.querySelector(".select2-selection--single");
      const several = box.querySelector(".select2-search__field");
      if (one) {
        label.id ||= `label-of-${field.id}`;
        const chosen = one.querySelector(".select2-selection__rendered");
        one.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
        // It is the text of a box, and no box to type in.
        chosen.removeAttribute("role");
        chosen.removeAttribute("aria-readonly");
      }
      if (several) {
        several.setAttribute("aria-label", words);
        const all = box.querySelector(".select2-selection--multiple");
        all.setAttribute("aria-label", words);
        all.removeAttribute("tabindex");
      }
    }
  };

  addEventListener("load", () => setTimeout(() => name(document)));
  document.addEventListener("formset:added", ({ target }) => setTimeout(() => name(target)));
}
