// Narrows the list to what is typed and counts what is shown.
const seek = document.getElementById('seek');
const rows = [...document.querySelectorAll('li.row')];

function filter() {
  const words = seek.value.toLowerCase().split(/\s+/);
  for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  for (const group of document.querySelectorAll('section')) group.hidden = !group.querySelector('li:not([hidden])');
  const shown = rows.filter((row) => !row.hidden);
  const count = (level) => shown.filter((row) => row.querySelector(`.tag.${level}`)).length;
  document.getElementById('count').textContent =
    `${shown.length} pages: ${count('warn')} warn, ${count('inform')} inform, ${count('silent')} stay silent.`;
}

seek.addEventListener('input', filter);
filter();
