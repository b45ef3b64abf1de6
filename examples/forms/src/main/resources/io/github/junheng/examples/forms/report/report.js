'use strict';
(function () {
  const root = document.documentElement;
  const lang = () => root.dataset.lang;
  const say = text => Array.isArray(text) ? text[lang() === 'zh' ? 0 : 1] : text;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  // ---- charts: drawn when they come into view, and all of them before printing
  const holder = document.getElementById('d');
  const data = holder ? JSON.parse(holder.textContent) : [];
  const drawn = new Map();
  const INK = '#1a1a1a', COLOURS = ['#0072b2', '#e69f00', '#c33d00', '#777777', '#bbbbbb'];
  const SHAPES = ['circle', 'triangle', 'path://M0 2L2 0L5 3L8 0L10 2L7 5L10 8L8 10L5 7L2 10L0 8L3 5Z', 'diamond', 'circle'];
  const WORDS = { limit: ['标准', 'limit'], floor: ['底线', 'floor'], mean: ['均值', 'mean'], pupils: ['人', 'pupils'], share: ['贡献 %', 'share %'] };
  const base = () => ({ animation: false, textStyle: { color: INK, fontFamily: getComputedStyle(document.body).fontFamily },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } }, tooltip: { confine: true } });
  const line = (value, text, type) => ({ xAxis: value, lineStyle: { type: type, color: INK, width: 1.5 },
    label: { formatter: text + ' ' + value.toLocaleString('en', { maximumFractionDigits: 3 }), color: INK, fontSize: 11 } });
  const kinds = {
    strip(d) {
      const marks = [];
      if (d.limit !== undefined) { marks.push(line(d.limit, say(WORDS.limit), 'solid')); }
      if (d.floor !== undefined) { const f = line(d.floor, say(WORDS.floor), 'dashed'); f.label.position = 'start'; f.label.show = false; marks.push(f); }
      if (d.mean !== undefined) { const m = line(d.mean, say(WORDS.mean), 'dotted'); m.label.position = 'start'; m.label.distance = 24; marks.push(m); }
      const order = d.points.map((p, i) => i).sort((a, b) => d.points[a][0] - d.points[b][0]);
      const height = [];
      order.forEach((index, rank) => { height[index] = (rank * 7) % 11 / 10; });
      const series = [0, 1, 2].map(state => ({ type: 'scatter', symbol: SHAPES[state], progressive: 0, large: false,
        itemStyle: { color: state === 0 ? 'rgba(0,114,178,.35)' : COLOURS[state], borderColor: state === 0 ? COLOURS[0] : INK, borderWidth: 1 },
        data: d.points.map((p, i) => ({ name: p[3], value: [p[0], height[i]], symbolSize: 5 + Math.sqrt(p[1]) / 3, state: p[2], pupils: p[1] })).filter(p => p.state === state),
        markLine: state === 0 ? { silent: true, symbol: 'none', data: marks } : undefined }));
      const all = d.points.map(p => p[0]).concat([d.limit, d.floor, d.mean].filter(v => v !== undefined));
      const low = Math.min.apply(null, all), high = Math.max.apply(null, all), rough = (high - low || Math.abs(low) || 1) / 6;
      const power = Math.pow(10, Math.floor(Math.log10(rough))), step = [1, 2, 5, 10].find(s => s * power >= rough) * power;
      return { grid: { left: 26, right: 30, top: 26, bottom: 64 }, series: series,
        tooltip: { confine: true, renderMode: 'richText', formatter: p => p.data.name + '\n' + p.data.value[0] + ' · ' + p.data.pupils + ' ' + say(WORDS.pupils) },
        xAxis: { type: 'value', scale: true, min: +(Math.floor(low / step) * step).toPrecision(12), max: +(Math.ceil(high / step) * step).toPrecision(12), interval: step, name: d.unit ? say(d.unit) : '', nameLocation: 'middle', nameGap: 44 },
        yAxis: { type: 'value', show: false, min: -.15, max: 1.15 } };
    },
    bars(d) {
      const top = Math.max.apply(null, d.bars.map(b => Math.max(b[2] || 0, b[3] || 0)));
      return { grid: { left: 46, right: 64, top: 26, bottom: 30 },
        yAxis: { type: 'category', inverse: true, data: d.bars.map(b => b[0]) }, xAxis: { type: 'value', min: 0, max: Math.ceil(top * 12) / 10 },
        tooltip: { confine: true, renderMode: 'richText', formatter: p => say(d.bars[p.dataIndex][1]) + '\n' + say(d.bars[p.dataIndex][5]) },
        series: [{ type: 'bar', barWidth: '55%', label: { show: true, position: 'right', color: INK, formatter: p => (d.bars[p.dataIndex][2] === null ? '？' : say(d.bars[p.dataIndex][5])) + (d.bars[p.dataIndex][4] === 2 ? ' ✘' : '') },
          data: d.bars.map(b => ({ value: b[2] || 0, itemStyle: { color: b[4] === 2 ? COLOURS[2] : '#7fb8d8', borderColor: INK, decal: b[4] === 2 ? { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -.8, color: 'rgba(0,0,0,.5)' } : { symbol: 'none' } } })),
          markLine: { silent: true, symbol: 'none', label: { show: true, position: 'end', color: INK }, lineStyle: { color: INK, width: 2, type: 'solid' },
            data: Array.from(new Set(d.bars.map(b => b[3]).filter(v => v !== null))).map(v => { const l = line(v, say(WORDS.limit), 'solid'); l.label.position = 'start'; return l; }) } }] };
    },
    shares(d) {
      return { grid: { left: 10, right: 16, top: 10, bottom: 74 }, legend: { type: 'plain', bottom: 0, itemHeight: 10, textStyle: { fontSize: 11 } },
        xAxis: { type: 'value', max: 100, name: '' , axisLabel: { formatter: '{value} %' } }, yAxis: { type: 'category', data: [''], show: false },
        tooltip: { confine: true, renderMode: 'richText', formatter: p => p.seriesName + '\n' + p.value + ' %' },
        series: d.parts.map((p, i) => ({ name: say(p[0]), type: 'bar', stack: 's', data: [p[1]], barWidth: 34, itemStyle: { borderColor: '#fff', borderWidth: 1 },
          label: { show: p[1] >= 6, formatter: p[1] + ' %', color: INK, backgroundColor: 'rgba(255,255,255,.85)', padding: 1, fontSize: 11 } })),
        color: ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#999999', '#dddddd'] };
    },
    histogram(d) {
      const marks = d.limitAfter === undefined ? [] : [{ xAxis: d.limitAfter - .5 }];
      return { grid: { left: 48, right: 20, top: 38, bottom: 66 }, xAxis: [{ type: 'category', data: d.bins.map(b => say(b[0])), axisLabel: { rotate: 55, fontSize: 10 } },
          { type: 'value', show: false, min: -.5, max: d.bins.length - .5 }], yAxis: { type: 'value', name: say(d.counted), nameGap: 12, minInterval: 1, axisLine: { onZero: false } },
        series: [{ type: 'bar', barCategoryGap: '8%', data: d.bins.map(b => ({ value: b[1], itemStyle: { color: b[2] ? COLOURS[2] : '#7fb8d8', borderColor: INK, decal: b[2] ? { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -.8, color: 'rgba(0,0,0,.5)' } : { symbol: 'none' } } })) },
          { type: 'scatter', xAxisIndex: 1, data: [], markLine: { silent: true, symbol: 'none', lineStyle: { color: INK, width: 2, type: 'solid' }, label: { formatter: d.limit ? say(d.limit) : '', color: INK }, data: marks } }] };
    },
    trend(d) {
      return { grid: { left: 46, right: 16, top: 34, bottom: 30 }, legend: { top: 0 }, tooltip: { confine: true, renderMode: 'richText', trigger: 'axis' },
        xAxis: { type: 'category', data: d.years.map(String) }, yAxis: { type: 'value', min: 0 },
        series: d.lines.map((l, i) => ({ name: l.id, type: 'line', data: l.values, symbol: ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle'][i % 7], symbolSize: 8, lineStyle: { type: ['solid', 'dashed', 'dotted'][i % 3] } })),
        color: ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#555555'] };
    }
  };
  function draw(box) {
    let chart = drawn.get(box);
    if (!chart) { chart = echarts.init(box, null, { renderer: 'svg' }); drawn.set(box, chart); }
    chart.setOption(Object.assign(base(), kinds[box.dataset.chart](data[+box.dataset.n])), true);
  }
  const boxes = all('[data-chart]');
  if (boxes.length && typeof echarts !== 'undefined') {
    const watch = new IntersectionObserver(seen => seen.forEach(entry => {
      if (entry.isIntersecting && entry.target.clientWidth > 0) { watch.unobserve(entry.target); draw(entry.target); }
    }), { rootMargin: '300px' });
    boxes.forEach(box => watch.observe(box));
    window.addEventListener('resize', () => drawn.forEach(chart => chart.resize()));
    const closed = [];
    window.addEventListener('beforeprint', () => {
      all('details:not([open])').forEach(d => { d.open = true; closed.push(d); });
      boxes.forEach(box => { box.style.width = '680px'; draw(box); drawn.get(box).resize(); });
    });
    window.addEventListener('afterprint', () => {
      closed.splice(0).forEach(d => { d.open = false; });
      boxes.forEach(box => { box.style.width = ''; drawn.get(box).resize(); });
    });
  }

  // ---- language
  function language(to) {
    root.dataset.lang = to;
    root.lang = to === 'zh' ? 'zh-Hans' : 'en';
    all('[data-attr]').forEach(e => e.setAttribute(e.dataset.attr, e.dataset[to]));
    const title = document.querySelector('title');
    title.textContent = title.dataset[to];
    drawn.forEach((chart, box) => draw(box));
    if (dialog && dialog.open) { show(shown); }
  }
  const dialog = document.getElementById('explanation');
  document.getElementById('language').addEventListener('click', () => language(lang() === 'zh' ? 'en' : 'zh'));
  document.getElementById('print').addEventListener('click', () => window.print());

  // ---- tables: sorting, and arrow keys within the heat map
  all('table.sortable').forEach(table => {
    all('thead th', table).forEach((th, column) => {
      // No button element: those are left out where a printed table repeats its header.
      const button = document.createElement('span');
      button.className = 'sort';
      button.setAttribute('role', 'button');
      button.tabIndex = 0;
      button.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); button.click(); }
      });
      while (th.firstChild) { button.appendChild(th.firstChild); }
      th.appendChild(button);
      button.addEventListener('click', () => {
        const down = th.getAttribute('aria-sort') === 'ascending';
        all('th[aria-sort]', table).forEach(other => other.removeAttribute('aria-sort'));
        th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const key = row => { const cell = row.cells[column]; return cell ? (cell.dataset.v !== undefined ? cell.dataset.v : cell.innerText.trim()) : ''; };
        const rows = all('tbody tr', table).map(row => ({ row: row, key: key(row) }));
        rows.sort((a, b) => {
          if (a.key === '' || b.key === '') { return (a.key === '') - (b.key === ''); }
          const x = parseFloat(a.key), y = parseFloat(b.key);
          const order = isNaN(x) || isNaN(y) ? a.key.localeCompare(b.key, 'zh') : x - y;
          return down ? -order : order;
        });
        const body = table.tBodies[0];
        rows.forEach(r => body.appendChild(r.row));
      });
    });
  });
  all('table[data-heat]').forEach(table => {
    all('a', table).forEach((a, i) => { a.tabIndex = i === 0 ? 0 : -1; });
    table.addEventListener('keydown', event => {
      const at = event.target.closest('td');
      const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!at || !step) { return; }
      const row = at.parentNode.parentNode.rows[at.parentNode.rowIndex - 1 + step[0]];
      const next = row && row.cells[at.cellIndex + step[1]];
      const link = next && next.querySelector('a');
      if (link) { event.preventDefault(); event.target.tabIndex = -1; link.tabIndex = 0; link.focus(); }
    });
  });

  // ---- explanations: read from the page on the first click
  let table, shown = '', opener = null;
  function read() {
    table = JSON.parse(document.getElementById('x').textContent);
    // Numbers stand as digits of base 44, the least first; the last digit of each is of the first 44 characters.
    const digit = {}, base = 44;
    for (let i = 0; i < table.d.length; i++) { digit[table.d.charCodeAt(i)] = i; }
    const each = (text, take) => {
      let i = 0;
      const next = () => {
        let number = 0, place = 1, d = digit[text.charCodeAt(i++)];
        for (; d >= base; d = digit[text.charCodeAt(i++)]) { number += (d - base) * place; place *= base; }
        return number + d * place;
      };
      while (i < text.length) { take(next); }
    };
    const signed = n => n % 2 ? -(n + 1) / 2 : n / 2;
    const rows = (text, onward) => {
      const all = [];
      let before = 0;
      each(text, next => {
        const row = new Array(next());
        row[0] = onward ? before += signed(next()) : next();
        for (let i = 1; i < row.length; i++) { const n = next(); row[i] = n % 2 ? all.length - (n - 1) / 2 : n / 2; }
        all.push(row);
      });
      return all;
    };
    const findings = new Map();
    let step = 0;
    each(table.f, next => {
      const name = table.k[next()] + ':' + table.k[next()] + ':' + table.k[next()];
      findings.set(name.replace(/:+$/, ''), step += signed(next()));
    });
    table.p = rows(table.p, false);
    table.n = rows(table.n, true);
    table.f = findings;
  }
  function sentence(number) {
    const p = table.p[number];
    return p.length === 1 ? say(table.s[p[0]]) : say(table.s[p[0]]).replace(/\{(\d+)\}/g, (whole, i) => sentence(p[+i + 1]));
  }
  function item(number, depth) {
    const step = table.n[number];
    const below = step.slice(1);
    const li = document.createElement('li');
    li.setAttribute('role', 'treeitem');
    li.tabIndex = -1;
    const text = document.createElement('span');
    text.className = 'line';
    text.textContent = sentence(step[0]);
    li.appendChild(text);
    if (below.length) {
      li.build = () => {
        const group = document.createElement('ul');
        group.setAttribute('role', 'group');
        below.forEach(one => group.appendChild(item(one, depth + 1)));
        li.appendChild(group);
        li.build = null;
      };
      const open = depth < 6 && below.length <= 60;
      li.setAttribute('aria-expanded', String(open));
      if (open) { li.build(); }
    }
    return li;
  }
  function fold(li, open) {
    if (!li.hasAttribute('aria-expanded')) { return; }
    if (open && li.build) { li.build(); }
    li.setAttribute('aria-expanded', String(open));
    li.querySelector(':scope > ul').hidden = !open;
  }
  function show(key) {
    if (!table) { read(); }
    shown = key;
    const steps = document.getElementById('steps');
    steps.textContent = '';
    const known = table.f.has(key);
    document.getElementById('absent').hidden = known;
    if (known) {
      const tree = document.createElement('ul');
      tree.setAttribute('role', 'tree');
      tree.setAttribute('aria-labelledby', 'explanation-h');
      tree.appendChild(item(table.f.get(key), 0));
      tree.firstChild.tabIndex = 0;
      steps.appendChild(tree);
    }
    if (!dialog.open) { dialog.showModal(); }
    dialog.scrollTop = 0;
    if (known) { steps.querySelector('[role=treeitem]').focus({ preventScroll: true }); }
  }
  if (dialog) {
    document.addEventListener('click', event => { opener = event.target.closest('a.x') || opener; });
    const follow = () => {
      if (location.hash.startsWith('#x=')) { show(decodeURIComponent(location.hash.slice(3))); } else if (dialog.open) { dialog.close(); }
    };
    window.addEventListener('hashchange', follow);
    document.getElementById('close').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      if (location.hash.startsWith('#x=')) { history.replaceState(null, '', location.pathname + location.search); }
      if (opener) { opener.focus({ preventScroll: true }); }
    });
    const steps = document.getElementById('steps');
    steps.addEventListener('click', event => {
      const li = event.target.closest('[role=treeitem]');
      if (li) { fold(li, li.getAttribute('aria-expanded') === 'false'); }
    });
    steps.addEventListener('keydown', event => {
      const li = event.target.closest('[role=treeitem]');
      if (!li) { return; }
      const visible = all('[role=treeitem]', steps).filter(e => e.offsetParent !== null);
      const at = visible.indexOf(li), open = li.getAttribute('aria-expanded');
      let to = null;
      if (event.key === 'ArrowDown') { to = visible[at + 1]; } else if (event.key === 'ArrowUp') { to = visible[at - 1]; }
      else if (event.key === 'Home') { to = visible[0]; } else if (event.key === 'End') { to = visible[visible.length - 1]; }
      else if (event.key === 'ArrowRight') { if (open === 'false') { fold(li, true); to = li; } else { to = open ? visible[at + 1] : li; } }
      else if (event.key === 'ArrowLeft') { if (open === 'true') { fold(li, false); to = li; } else { to = li.parentNode.closest('[role=treeitem]') || li; } }
      else if (event.key === 'Enter' || event.key === ' ') { fold(li, open === 'false'); to = li; } else { return; }
      event.preventDefault();
      if (to) { li.tabIndex = -1; to.tabIndex = 0; to.focus(); }
    });
    follow();
  }
}());
