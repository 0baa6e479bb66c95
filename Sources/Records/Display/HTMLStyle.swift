/// What is the same on every page: its look, its legend and its little script.
enum HTMLStyle {
  static let css = """
    :root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --soft: #6b6760; --line: #ddd8cd;
      --country: #0b6e78; --person: #9a5b00; --organisation: #7a3fa0; --place: #2257a8; --treaty: #5d6b1f;
      --topic: #6b6760; --value: #8a857b; --favor: #1a7f3c; --against: #b3261e; --favor-wash: #d9f0de;
      --against-wash: #fbdcd8; --hot: #ffe9a8; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8e5de; --paper: #191816; --soft: #a29d92; --line: #3a3732;
      --country: #5cc8d3; --person: #e9a94b; --organisation: #c99be8; --place: #86b2f5; --treaty: #b9c76b;
      --topic: #a29d92; --value: #8a857b; --favor: #6fd08c; --against: #ff8f85; --favor-wash: #1d3a26;
      --against-wash: #4a211e; --hot: #5a4a16; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 78rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
      font: 1.05rem/1.75 Georgia, "Times New Roman", "Songti SC", "Noto Serif CJK SC", "SimSun", serif; }
    h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
    h2 { font-size: 1.3rem; line-height: 1.4; margin: 0 0 .25rem; }
    a { color: inherit; }
    .facts, footer, caption, .legend, nav { color: var(--soft); font-size: .9rem; }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; }
    article { border-top: 2px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }
    table { border-collapse: collapse; margin: 0 0 1.5rem; font: .9rem/1.5 system-ui, sans-serif; }
    caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
    th, td { text-align: left; padding: .2rem .9rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
    th { color: var(--soft); font-weight: 500; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    .row { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 0 2rem; }
    .row p { margin: 0 0 1rem; overflow-wrap: anywhere; }
    .zone-title { font-weight: 700; }
    .zone-dateline, .zone-source, .zone-byline, .zone-bio, .zone-boilerplate { color: var(--soft); font-size: .9rem; }
    .notes { list-style: none; margin: 0 0 1rem; padding: 0; font: .85rem/1.5 system-ui, sans-serif; }
    .notes li { border-left: 3px solid var(--line); margin-bottom: .4rem; padding-left: .6rem; overflow-wrap: anywhere; }
    .how { color: var(--soft); }
    sup { font: .65rem/0 system-ui, sans-serif; margin-left: .25em; }
    mark { background: none; color: inherit; }
    mark.m { border-bottom: 2px solid; }
    mark.m mark.m { border-bottom-style: dotted; }
    .t-country { color: var(--country); } .t-person { color: var(--person); } .t-place { color: var(--place); }
    .t-organisation { color: var(--organisation); } .t-treaty { color: var(--treaty); }
    .t-topic { color: var(--topic); } .t-value { color: var(--value); }
    mark.t-topic, mark.t-value { border-bottom-width: 1px; border-bottom-style: dotted; }
    mark.c { border-radius: .2em; padding: 0 .1em; }
    mark.c.favor { background: var(--favor-wash); } mark.c.against { background: var(--against-wash); }
    .side { font-weight: 600; } .side.favor { color: var(--favor); } .side.against { color: var(--against); }
    .quote { font-style: italic; }
    [lang|=zh] .quote, .quote[lang|=zh] { font-style: normal; background: color-mix(in srgb, var(--line) 35%, transparent); }
    .hot { background: var(--hot) !important; }
    .s:target, li:target { background: var(--hot); }
    :focus-visible { outline: 2px solid var(--place); outline-offset: 2px; }
    #detail { position: fixed; left: 1rem; right: 1rem; bottom: 1rem; max-width: 44rem; margin: auto; padding: .6rem .9rem;
      white-space: pre-line; font: .85rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .25rem 1rem rgb(0 0 0 / .2); }
    @media (max-width: 60rem) { .row { grid-template-columns: minmax(0, 1fr); } }
    @media print { body { max-width: none; padding: 0; font-size: 10pt; background: none; } #detail, nav { display: none; }
      .row { grid-template-columns: minmax(0, 1fr) 15rem; } tr, .notes li { break-inside: avoid; }
      mark.c { print-color-adjust: exact; } article { break-before: page; }
      article:first-child { break-before: auto; border: 0; margin: 0; } }
    """

  static let legend = """
    <ul class="legend" aria-label="Legend">
    <li><mark class="m t-country">country</mark></li>
    <li><mark class="m t-person">person</mark></li>
    <li><mark class="m t-organisation">organisation</mark></li>
    <li><mark class="m t-place">place</mark></li>
    <li><mark class="m t-treaty">treaty, event</mark></li>
    <li><mark class="m t-topic">weapon, topic</mark></li>
    <li><mark class="m t-value">date, amount</mark></li>
    <li><mark class="c favor">cue of favor</mark></li>
    <li><mark class="c against">cue against</mark></li>
    <li><span class="quote">speech</span></li>
    </ul>
    """

  /// Shows the title of what has the focus or was tapped, and lights up the words of a stance.
  static let script = """
    (function () {
      'use strict';
      var detail = document.getElementById('detail');
      function light(keys, on) {
        keys.split(' ').forEach(function (key) {
          if (key) document.querySelectorAll('[data-k="' + key + '"]').forEach(function (mark) {
            mark.classList.toggle('hot', on);
          });
        });
      }
      function holder(event) { return event.target.closest ? event.target.closest('mark[title], li[data-of]') : null; }
      ['mouseover', 'mouseout', 'focusin', 'focusout'].forEach(function (name) {
        document.addEventListener(name, function (event) {
          var item = holder(event);
          var on = name === 'mouseover' || name === 'focusin';
          if (item && item.dataset.of) light(item.dataset.of, on);
          if (name.indexOf('focus') === 0) {
            detail.hidden = !(on && item);
            if (on && item) detail.textContent = item.title;
          }
        });
      });
      document.addEventListener('keydown', function (event) { if (event.key === 'Escape') detail.hidden = true; });
    })();
    """
}
