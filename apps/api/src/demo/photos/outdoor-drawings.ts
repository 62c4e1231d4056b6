import { box, ellipse, line, path, Sheet } from './sheet.js';

// Things for outside, each on its own sheet.

function hills(s: Sheet, colour: string, y = 590): void {
  s.add(path(`M0 ${y} C120 ${y - 120} 220 ${y - 70} 320 ${y - 20} C440 ${y - 150} 560 ${y - 60} 640 ${y - 40} C700 ${y - 110} 760 ${y - 70} 800 ${y - 50} V${y} Z`, colour, 'opacity="0.55"'));
}

export function lantern(): string {
  const s = new Sheet(['#50678a', '#232f4a'], ['#2f4a41', '#1d302b']);
  s.glow(400, 430, 360, '#ffdf8f', 0.75).shadow(400, 690, 190, 26, 0.6);
  s.add(
    line('M290 250 C280 90 520 90 510 250', '#c9d0d2', 12), box(300, 236, 200, 56, s.across('#25402f', '#5a8a68', '#355a43', '#1b3024'), 14), box(330, 200, 140, 42, s.across('#25402f', '#5a8a68', '#1b3024'), 18),
    box(312, 290, 176, 270, s.across('#ffe9a8', '#fffbe8', '#ffe9a8'), 6), box(376, 310, 48, 230, s.down('#fff', '#ffd45e'), 24),
    box(306, 290, 12, 270, '#2b4a37'), box(482, 290, 12, 270, '#2b4a37'), box(394, 290, 5, 270, '#2b4a37', 0, 'opacity="0.35"'),
    box(284, 556, 232, 130, s.across('#25402f', '#5a8a68', '#355a43', '#1b3024'), 22), ellipse(400, 620, 26, 26, '#e4a13a'), ellipse(400, 620, 14, 14, '#ffd680'), box(304, 576, 14, 90, '#fff', 7, 'opacity="0.2"'),
  );
  return s.toString();
}

export function tent(): string {
  const s = new Sheet(['#cfe8f3', '#8fc1da'], ['#86b35f', '#55823f']);
  hills(s, '#6f9a86');
  s.shadow(400, 676, 340, 30);
  s.add(
    path('M400 230 L120 668 H680 Z', s.across('#c7592b', '#f08a4b', '#e4763a')), path('M400 230 L680 668 H740 L470 250 Z', '#a8451e'), path('M400 230 L470 250 L740 668 H680 Z', s.down('#c95d2f', '#8f3816')),
    path('M400 300 L300 668 H500 Z', s.down('#4a2a1c', '#24130c')), path('M400 300 L300 668 H352 C372 560 392 430 400 300 Z', '#f6b078'), path('M400 300 L500 668 H462 C440 560 408 430 400 300 Z', '#e79a5e'),
    line('M400 230 L120 668', '#ffd7b0', 6, 'opacity="0.8"'), line('M122 668 L60 690 M740 668 L776 690', '#f3efe2', 5), line('M400 230 V206', '#5b3d2a', 8),
  );
  return s.toString();
}

export function sleepingBag(): string {
  const s = new Sheet(['#e6e9f4', '#b4bedd'], ['#7b9a6b', '#577349'], 540);
  s.shadow(400, 664, 320, 36);
  s.add(path('M120 560 C110 480 190 440 280 448 L640 470 C700 476 716 520 712 572 C708 640 660 660 600 660 L240 664 C160 664 126 640 120 560 Z', s.down('#4f68b8', '#26356e')));
  for (let i = 0; i < 6; i += 1) s.add(line(`M${300 + i * 66} ${454 + i * 4} q-14 96 0 ${196 - i * 3}`, '#1d2a5c', 5, 'opacity="0.55"'), line(`M${308 + i * 66} ${456 + i * 4} q-14 92 0 ${188 - i * 3}`, '#8096dd', 3, 'opacity="0.6"'));
  s.add(
    ellipse(214, 556, 92, 98, s.radial('#f6b65b', '#d07f22')), path('M146 560 C146 500 200 486 240 500 C276 514 284 600 244 622 C200 640 146 620 146 560 Z', s.down('#f9cf8d', '#e2973a')), box(164, 528, 92, 64, '#fff6e4', 30), box(176, 538, 68, 42, '#f0e3c9', 20),
    line('M310 646 L640 640', '#e9edf9', 5, 'stroke-dasharray="2 12"'),
  );
  return s.toString();
}

export function backpack(): string {
  const s = new Sheet(['#f3ead6', '#d9bf8d'], ['#8c7a5c', '#675840']);
  s.shadow(400, 688, 220, 28);
  s.add(
    line('M330 150 C330 90 470 90 470 150', '#2f3e36', 20), path('M258 300 C240 150 330 130 400 130 C470 130 560 150 542 300 V640 C542 672 520 686 488 686 H312 C280 686 258 672 258 640 Z', s.across('#2f5a4a', '#5c957d', '#477c66', '#23463a')),
    path('M262 300 C252 170 330 148 400 148 C470 148 548 170 538 300 C500 326 300 326 262 300 Z', s.down('#6aa58c', '#3d6d59')), box(288, 420, 224, 220, s.down('#4d8570', '#2f5a4a'), 26), path('M288 446 C340 476 460 476 512 446 V432 C512 422 500 416 490 416 H310 C300 416 288 422 288 432 Z', '#5c957d'),
    box(378, 300, 18, 150, '#c98d3f', 4), box(404, 300, 18, 150, '#c98d3f', 4), box(370, 366, 60, 26, '#e7bd72', 6), box(212, 440, 56, 180, s.across('#23463a', '#3d6d59'), 24), box(532, 440, 56, 180, s.across('#3d6d59', '#1d3b31'), 24),
    line('M300 540 H500', '#f0d9a5', 5, 'stroke-dasharray="10 8"'), ellipse(400, 220, 32, 32, '#f0d9a5'), path('M380 232 L400 200 L420 232 Z', '#2f5a4a'),
  );
  return s.toString();
}

export function headlamp(): string {
  const s = new Sheet(['#46506b', '#1c2233'], ['#39405a', '#20263a'], 620);
  s.glow(400, 430, 340, '#e8f3ff', 0.75).shadow(400, 668, 260, 26, 0.5);
  s.add(
    line('M250 470 C120 420 150 230 400 226 C650 230 680 420 550 470', s.across('#c2452d', '#f07a52', '#c2452d'), 44), line('M250 470 C120 420 150 230 400 226 C650 230 680 420 550 470', '#ffd9c2', 4, 'stroke-dasharray="14 12" opacity="0.7"'),
    box(250, 380, 300, 190, s.across('#1d2126', '#4d555e', '#343a42', '#14171b'), 60), ellipse(400, 474, 84, 84, '#0f1215'), ellipse(400, 474, 70, 70, s.radial('#ffffff', '#bcdcff')), ellipse(400, 474, 30, 30, '#fff'),
    ellipse(292, 474, 17, 17, '#e2483b'), ellipse(508, 474, 17, 17, '#52606d'), box(370, 362, 60, 24, '#e2702f', 8), line('M300 410 q100 -34 200 0', '#8a949e', 5, 'opacity="0.6"'),
  );
  return s.toString();
}

export function rainJacket(): string {
  const s = new Sheet(['#dfe9ee', '#a3bcc9'], ['#9aa7ad', '#74838a'], 720);
  s.add(line('M400 70 C440 70 440 112 404 116', '#6b5138', 9), line('M262 176 L400 112 L538 176', '#8a6a4a', 14));
  s.shadow(400, 735, 220, 16);
  const cloth = s.across('#d99a10', '#ffd24a', '#f6bd22', '#c4870a');
  s.add(
    path('M292 168 L190 236 C160 330 138 440 130 560 L206 576 L250 400 Z', s.slanted('#f8c22e', '#c4870a')), path('M508 168 L610 236 C640 330 662 440 670 560 L594 576 L550 400 Z', s.slanted('#e8ad18', '#b87c06')),
    path('M292 168 C330 190 470 190 508 168 L556 260 V700 H244 V260 Z', cloth), path('M300 172 C310 112 490 112 500 172 C470 232 330 232 300 172 Z', s.down('#e2a514', '#a86f05')), path('M326 170 C340 138 460 138 474 170 C450 206 350 206 326 170 Z', '#7d5204'),
    line('M400 204 V698', '#8f5f05', 6), line('M400 204 V698', '#fff0bd', 2, 'stroke-dasharray="6 7"'), path('M282 520 L364 500 V532 L282 552 Z', '#b87c06'), path('M518 520 L436 500 V532 L518 552 Z', '#b87c06'), box(244, 676, 312, 10, '#b87c06', 0, 'opacity="0.5"'), box(132, 540, 76, 12, '#a86f05', 4, 'transform="rotate(11 170 546)"'), box(592, 540, 76, 12, '#94620a', 4, 'transform="rotate(-11 630 546)"'),
    ellipse(392, 300, 6, 6, '#fff6d8'), ellipse(392, 420, 6, 6, '#fff6d8'), ellipse(392, 600, 6, 6, '#fff6d8'), line('M350 206 v70 M450 206 v70', '#fff6d8', 5),
  );
  return s.toString();
}

export function socks(): string {
  const s = new Sheet(['#efe6ef', '#cdb5cd'], ['#b7a07f', '#937d5d'], 660);
  s.shadow(420, 702, 270, 24);
  const sock = (x: number, body: string, band: string): string =>
    `<g transform="translate(${x} 0)">${path('M200 190 H340 V480 C340 520 372 540 430 560 C492 582 500 690 420 694 H300 C220 694 200 620 200 560 Z', body)}${box(194, 180, 152, 70, band, 12)}${path('M430 560 C492 582 500 690 420 694 H392 C440 660 436 600 400 548 Z', band)}${path('M200 560 C200 520 214 500 240 500 C270 520 268 600 236 640 C208 620 200 590 200 560 Z', band, 'opacity="0.85"')}${box(200, 300, 140, 16, '#f6efdf', 0, 'opacity="0.85"')}${box(200, 332, 140, 8, '#f6efdf', 0, 'opacity="0.7"')}</g>`;
  s.add(sock(120, s.across('#4b5a73', '#7f90ab', '#56667f'), '#d98a3d'), sock(0, s.across('#5b6c88', '#93a4bf', '#65768f'), '#e39a4c'));
  for (let x = 206; x < 338; x += 14) s.add(line(`M${x} 188 v52`, '#b86f25', 3, 'opacity="0.6"'));
  return s.toString();
}

export function hammock(): string {
  const s = new Sheet(['#d6f0e6', '#8ccbb0'], ['#7fae5c', '#547f3d'], 620);
  hills(s, '#5f9a7c', 620);
  s.shadow(400, 680, 240, 24);
  s.add(box(40, 60, 62, 640, s.across('#5b4029', '#8f6a46', '#4a331f'), 12), box(698, 60, 62, 640, s.across('#5b4029', '#8f6a46', '#4a331f'), 12), ellipse(70, 70, 150, 90, '#3f7d4f'), ellipse(730, 60, 160, 96, '#37704a'));
  for (const x of [150, 165, 180]) s.add(line(`M98 250 L${x} ${338 + (x - 150)}`, '#efe3c7', 4), line(`M702 250 L${800 - x} ${338 + (x - 150)}`, '#efe3c7', 4));
  s.add(path('M146 344 C246 500 554 500 654 344 C650 470 560 610 400 612 C240 610 150 470 140 330 Z', s.down('#f2d7a6', '#d9a85c')));
  for (const [depth, colour] of [[508, '#cf5a3f'], [546, '#2f7d86'], [584, '#cf5a3f'], [622, '#b8791f']] as const) {
    s.add(line(`M${150 + (depth - 508) * 0.16} ${350 + (depth - 508) * 0.5} C${250 + (depth - 508) * 0.1} ${depth} ${550 - (depth - 508) * 0.1} ${depth} ${650 - (depth - 508) * 0.16} ${350 + (depth - 508) * 0.5}`, colour, 13, 'opacity="0.9"'));
  }
  s.add(path('M300 500 C300 462 380 452 420 470 C460 486 452 528 410 532 C350 538 302 534 300 500 Z', s.slanted('#fffaf0', '#e6d7bd')));
  return s.toString();
}

export function campChair(): string {
  const s = new Sheet(['#e0edf3', '#abcad8'], ['#a8b46a', '#7d8a48']);
  hills(s, '#8fae92');
  s.shadow(400, 690, 250, 26);
  s.add(
    line('M250 480 L520 686 M550 480 L280 686', '#3b4248', 16), line('M262 300 L236 686 M538 300 L564 686', '#4d565d', 16), line('M236 686 h-20 M564 686 h20 M520 686 h22 M280 686 h-22', '#2a2f33', 16),
    path('M258 180 C340 160 460 160 542 180 L548 440 H252 Z', s.down('#3f7fa0', '#285a75')), path('M252 436 H548 L590 510 C520 548 280 548 210 510 Z', s.down('#4d90b2', '#2d6482')), line('M262 196 C340 176 460 176 538 196', '#a9d3e6', 5, 'stroke-dasharray="10 8"'),
    box(196, 384, 92, 26, s.down('#2f6c8a', '#1d4a61'), 12), box(512, 384, 92, 26, s.down('#2f6c8a', '#1d4a61'), 12), ellipse(558, 384, 28, 9, '#173d51'), box(533, 384, 50, 34, '#1d4a61', 10), box(330, 250, 140, 74, '#235571', 12, 'opacity="0.7"'),
  );
  return s.toString();
}
