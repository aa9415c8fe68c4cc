"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const make = (tag, has = {}, ...inner) => {
    const made = Object.assign(document.createElement(tag), has);
    made.append(...inner);
    return made;
  };

  // A term that is chosen anywhere is marked everywhere, and its card stands beside the page.
  const panel = document.querySelector(".chosen-card");
  let from = null;
  const choose = (key, opener) => {
    for (const old of all(".chosen")) old.classList.remove("chosen");
    const card = key && document.getElementById(key)?.closest("details");
    panel.hidden = !card;
    if (!card) return;
    for (const one of all(`[data-key="${CSS.escape(key)}"]`)) {
      one.classList.add("chosen");
      one.closest("tr")?.classList.add("chosen");
    }
    const name = make("p", { className: "summary" });
    name.append(...card.querySelector("summary").cloneNode(true).childNodes);
    const body = document.getElementById(key).cloneNode(true);
    body.removeAttribute("id");
    panel.lastElementChild.replaceChildren(name, body);
    panel.scrollTop = 0;
    from = opener;
  };
  const close = () => {
    choose("");
    from?.focus?.();
    from = null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-key]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link.dataset.key, link);
    if (!event.detail) panel.focus();
    const over = link.getBoundingClientRect().bottom - panel.getBoundingClientRect().top;
    if (over > 0 && panel.getBoundingClientRect().left <= link.getBoundingClientRect().right) scrollBy(0, over + 8);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  panel.querySelector(".close").addEventListener("click", close);
  const reveal = () => {
    const card = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details");
    if (card) card.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Searches and drafts can be copied.
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = make("textarea", { value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  const copier = (code) => {
    const button = make("button", { type: "button", className: "copier", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy ${code.textContent.slice(0, 60)}`);
    button.addEventListener("click", async () => {
      await copied(code.textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    code.after(button);
  };
  const copiers = (where) => all(".copy", where).forEach((code) => code.nextElementSibling?.matches(".copier") || copier(code));
  for (const fold of all("details")) fold.addEventListener("toggle", () => copiers(fold), { once: true });
  for (const code of all(".copy")) if (!code.closest("details")) copier(code);

  // A sheet: in order, searched, decided row by row, and saved as the file that the program reads.
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const harmless = (text) => {
    const line = text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, " ");
    return /^ *[=+\-@\t＝＋－＠]/.test(line) ? `'${line}` : line;
  };
  const said = (cell) => (cell.querySelector("a")?.lastChild ?? cell).textContent.trim();
  const rank = (cell) => (cell.dataset.value === undefined ? said(cell).toLowerCase() : +cell.dataset.value);
  const work = (area) => {
    const { columns, rows } = JSON.parse(area.querySelector("script").textContent);
    const table = area.querySelector("table");
    const body = table.tBodies[0];
    const at = (name) => columns.indexOf(name);
    const lines = [...body.rows].map((row, n) => ({ row, cells: [...rows[n]], names: [rows[n][at("term")], rows[n][at("written")]] }));
    const lineOf = new Map(lines.map((line) => [line.row, line]));
    const heads = all("thead th", table);
    let isShort = lines.length > +area.dataset.shown;

    const search = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    const kinds = [...new Set(lines.map(({ row }) => row.cells[1].textContent.trim()))];
    const kind = make("select", {}, make("option", { value: "", textContent: "all" }));
    kind.append(...kinds.map((one) => make("option", { textContent: one })));
    const count = make("output");
    const more = make("button", { type: "button" });
    const paper = make("p", { className: "paper" });
    const save = make("button", { type: "button", textContent: "Download review CSV" });
    area.prepend(
      make("div", { className: "tools" }, make("label", {}, "Find a term", search), make("label", {}, "Verdict", kind), save, more, count),
    );

    table.after(paper);

    // A name that is typed whole finds that term alone: "C" is not in "C++" nor in "CI/CD".
    const show = () => {
      const typed = search.value.trim().toLowerCase();
      const named = lines.filter(({ names }) => names.some((name) => name.toLowerCase() === typed));
      const fits = ({ row, names }) =>
        (!kind.value || row.cells[1].textContent.trim() === kind.value) &&
        (names.join("\n") + "\n" + said(row.cells[0])).toLowerCase().includes(typed);
      const found = new Set((named.length ? named : lines).filter(fits));
      const cap = isShort && !typed && !kind.value ? +area.dataset.shown : Infinity;
      const inOrder = [...body.rows].map((row) => lineOf.get(row));
      const visible = new Set(inOrder.filter((line) => found.has(line)).slice(0, cap));
      for (const line of lines) line.row.hidden = !visible.has(line);
      for (const line of visible) if (!line.row.querySelector(".decided")) line.row.append(decided(line));
      count.value = `${visible.size} of ${lines.length} terms`;
      paper.textContent = `${count.value}; all of them are in ${area.dataset.file}.`;
      paper.hidden = visible.size === lines.length;
      more.hidden = visible.size === found.size;
      more.textContent = `Show all ${lines.length}`;
    };
    search.addEventListener("input", show);
    kind.addEventListener("input", show);
    more.addEventListener("click", () => {
      isShort = false;
      show();
    });

    heads.forEach((head, n) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const isNumber = lines[0]?.row.cells[n].dataset.value !== undefined;
        const up = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "descending" : !isNumber;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const key = new Map(lines.map(({ row }) => [row, rank(row.cells[n])]));
        const order = (a, b) => (key.get(a) < key.get(b) ? -1 : key.get(a) > key.get(b) ? 1 : 0);
        body.append(...[...body.rows].sort((a, b) => (up ? order(a, b) : order(b, a))));
        show();
      });
    });

    const decisions = area.dataset.decisions.split(" ");
    const chooser = make("select", {}, make("option", { value: "", textContent: "-" }));
    chooser.append(...decisions.map((one) => make("option", { textContent: one })));
    const title = make("th", { scope: "col", className: "decided", textContent: "Your decision" });
    heads[0]?.parentNode.append(title);
    const decided = (line) => {
      const decide = chooser.cloneNode(true);
      decide.setAttribute("aria-label", `Decision on ${line.names[1] || line.names[0]}`);
      const place = make("td", { className: "decided" }, decide);
      decide.addEventListener("input", () => {
        line.cells[at("decision")] = decide.value;
        place.querySelector("input")?.remove();
        line.cells[at("replacement")] = "";
        if (decide.value !== "replace") return;
        const by = make("input", { placeholder: "replace it by", maxLength: 200 });
        by.setAttribute("aria-label", `Replacement of ${line.names[1] || line.names[0]}`);
        by.addEventListener("input", () => (line.cells[at("replacement")] = harmless(by.value.trim())));
        place.append(by);
      });
      return place;
    };

    save.addEventListener("click", () => {
      const text = "\ufeff" + [columns, ...lines.map(({ cells }) => cells)].map((row) => row.map(quoted).join(",") + "\n").join("");
      const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: area.dataset.file });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    });
    show();
  };
  for (const area of all(".work")) setTimeout(() => work(area));
})();
