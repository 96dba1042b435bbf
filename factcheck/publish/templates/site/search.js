// Searching and filtering among all checks, in the reader's own browser. Nothing is sent and nothing is remembered; without
// this script every check is still reached by the lists. Text only ever becomes text (textContent), never markup.
(function () {
  "use strict";
  var finder = document.getElementById("finder");
  if (!finder || !document.createElement("i").classList) { return; }
  var found = document.getElementById("found");
  var list = found.querySelector("ol");
  var latest = document.getElementById("latest");
  var told = document.getElementById("told");
  var more = document.getElementById("more");
  var words = document.getElementById("q");
  var filters = { verdict: 2, claimant: 4, outlet: 5, year: 6 };  // the place of each in a row
  var shards = Number(finder.dataset.shards);
  var PAGE = 40;
  var rows = null, waiting = false, hits = [], shown = 0;

  function folded(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, "").toLowerCase();
  }

  function load(number, then) {
    if (number > shards) { then(); return; }
    var script = document.createElement("script");
    script.src = "search/" + number + ".js";
    script.onload = function () { load(number + 1, then); };
    script.onerror = function () { waiting = false; told.textContent = finder.dataset.unreadable; };
    document.head.appendChild(script);
  }

  function ready(then) {
    if (rows) { then(); return; }
    if (waiting) { return; }
    waiting = true;
    load(1, function () {
      rows = [].concat.apply([], window.checksToSearch || []).reverse();
      rows.forEach(function (row) { row.push(folded([row[1], row[2], row[4], row[5], row[8]].join(" "))); });
      waiting = false;
      then();
    });
  }

  function chosen() {
    return Object.keys(filters).map(function (name) {
      return [filters[name], document.getElementById("by-" + name).value];
    }).filter(function (one) { return one[1]; });
  }

  function element(name, kind, text) {
    var made = document.createElement(name);
    if (kind) { made.className = kind; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function line(row) {
    var item = element("li", "check");
    var taken = row[7] === 2;
    item.appendChild(element("span", "stamp " + (taken ? "withdrawn" : row[3]), taken ? finder.dataset.withdrawn : row[2]));
    var inner = element("div");
    var claim = element("h2", "claim");
    claim.dir = "auto";
    var link = element("a", "", /^["“„«‘']/.test(row[1]) ? row[1] : finder.dataset.quoted.replace("%", function () { return row[1]; }));
    link.href = row[0];
    claim.appendChild(link);
    inner.appendChild(claim);
    var meta = [row[4], row[5], row[6], row[7] === 1 ? finder.dataset.corrected : ""].filter(Boolean).join(" · ");
    inner.appendChild(element("p", "meta", meta));
    if (row[8]) { var teaser = element("p", "teaser", row[8]); teaser.dir = "auto"; inner.appendChild(teaser); }
    item.appendChild(inner);
    return item;
  }

  function page() {
    hits.slice(shown, shown + PAGE).forEach(function (row) { list.appendChild(line(row)); });
    shown = Math.min(hits.length, shown + PAGE);
    more.hidden = shown >= hits.length;
  }

  function search() {
    var wanted = folded(words.value).split(/\s+/).filter(Boolean);
    var narrowed = chosen();
    var idle = !wanted.length && !narrowed.length;
    found.hidden = idle;
    latest.hidden = !idle;
    if (idle) { told.textContent = ""; list.textContent = ""; return; }
    ready(function () {
      hits = rows.filter(function (row) {
        return wanted.every(function (word) { return row[9].indexOf(word) >= 0; }) && narrowed.every(function (one) {
          return one[0] === 6 ? row[6].indexOf(one[1]) === 0 : row[one[0]] === one[1];
        });
      });
      list.textContent = "";
      shown = 0;
      page();
      told.textContent = !hits.length ? finder.dataset.none
        : hits.length === 1 ? finder.dataset.one : finder.dataset.counted.replace("%", String(hits.length));
    });
  }

  finder.hidden = false;
  finder.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  // Not on "change": leaving the field for a link would draw the list anew between press and release, and lose the click.
  finder.addEventListener("input", search);
  finder.addEventListener("reset", function () { window.setTimeout(search); });
  more.addEventListener("click", page);
  if (words.value || chosen().length) { search(); }
}());
