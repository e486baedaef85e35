/** The line icons of the design language: 24 grid, round ends; their size and color come from the style sheet. */
const SHAPES = {
  lock:
    '<rect x="5" y="10.5" width="14" height="10" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
  signal: '<path d="M5 19v-3M9.7 19v-6M14.3 19V9.5M19 19V5.5"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.5 2"/>',
  globe:
    '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  sun: '<circle cx="12" cy="12" r="4"/>' +
    '<path d="M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7"/>',
  contrast:
    '<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>',
  more:
    '<circle cx="5.5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="18.5" cy="12" r="1"/>',
  share:
    '<rect x="3" y="4.5" width="18" height="13" rx="1.5"/><path d="M12 14.5V8.3M9.3 10.8 12 8.1l2.7 2.7M8 21h8"/>',
  stopShare:
    '<rect x="3" y="4.5" width="18" height="13" rx="1.5"/><path d="m9.5 8.5 5 5M14.5 8.5l-5 5M8 21h8"/>',
  mic:
    '<rect x="9" y="3" width="6" height="11.5" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  micOff: '<rect x="9" y="3" width="6" height="11.5" rx="3"/>' +
    '<path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M4 3.5l16 17"/>',
  camera:
    '<rect x="3" y="6.5" width="12.5" height="11" rx="1.5"/><path d="m15.5 10.800 5.500-3v8.400l-5.500-3"/>',
  cameraOff: '<rect x="3" y="6.5" width="12.5" height="11" rx="1.5"/>' +
    '<path d="m15.5 10.800 5.500-3v8.400l-5.500-3M4 3.500l16 17"/>',
  speaker:
    '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.500zM15.5 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11"/>',
  play: '<path d="M8 5.500v13l10.500-6.500z"/>',
  people: '<circle cx="9" cy="8.5" r="3.5"/>' +
    '<path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5.4a3.5 3.5 0 0 1 0 6.2M18 14.5c2 .8 3.2 2.6 3.5 5.5"/>',
  hand:
    '<path d="M7 13V6.500a1.400 1.400 0 0 1 2.800 0V11M9.800 10.500V4.400a1.400 1.400 0 0 1 2.800 0v6.100M12.600 10.500V5.400a1.400 1.400 0 0 1 2.800 0V12M15.400 8.500a1.400 1.400 0 0 1 2.800 0V14a6.500 6.500 0 0 1-12 3.500L3.600 13.300a1.400 1.400 0 0 1 2.400-1.400L7 13.500"/>',
  view:
    '<path d="M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12z"/><circle cx="12" cy="12" r="2.800"/>',
  chat: '<path d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4zM8 9.5h8M8 12.5h5"/>',
  send: '<path d="M4 12 20 4.5 15.5 19.5 11.5 13.5zM11.5 13.5 20 4.5"/>',
  smile:
    '<circle cx="12" cy="12" r="8.5"/><path d="M8.3 14c1.7 2.7 5.7 2.7 7.4 0M9 9.5v.8M15 9.5v.8"/>',
  thumbsUp:
    '<path d="M4 11h3.5v8.5H4zM7.5 11.5l3.5-7c1.5 0 2.5 1 2.2 2.700L12.7 10H18a1.8 1.8 0 0 1 1.8 2.200l-1.3 5.600a2.2 2.2 0 0 1-2.2 1.700H7.5"/>',
  applause:
    '<path d="M9.5 20a5 5 0 0 1-4-2L3.7 15a1.2 1.2 0 0 1 2-1.300L7 15.3 5 10a1.1 1.1 0 0 1 2-.8l1.8 4-1.3-5.700a1.1 1.1 0 0 1 2.1-.6l1.6 5.6-.4-4.800a1.1 1.1 0 0 1 2.2-.2l1 6.5a5 5 0 0 1-4.5 6zM15.5 6l1-2.5M18 8.5l2.5-1.300M18.5 12h2.5"/>',
  laugh:
    '<circle cx="12" cy="12" r="8.5"/><path d="M7.5 12.5h9a4.5 4.5 0 0 1-9 0zM7.8 9.5l1.2-1.2 1.2 1.200M13.8 9.5 15 8.300l1.2 1.2"/>',
  heart:
    '<path d="M12 19.5C5.5 15 3.5 12.2 3.5 9A4.3 4.3 0 0 1 12 7.5 4.3 4.3 0 0 1 20.5 9c0 3.2-2 6-8.5 10.5z"/>',
  celebrate:
    '<path d="M8 9.5 4 20l10.5-4M8 9.5c2.5 1 5.5 4 6.5 6.5M8 9.5l6.5 6.5M12.5 7V4M16.5 9.5 19 7M17.5 13.5h3M9 5.5v.1M20 11v.1M16 5.5v.1"/>',
  leave: '<path d="M13.5 4H5v16h8.5M10 12h11M17.5 8.5 21 12l-3.5 3.5"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  pause: '<path d="M8 5v14M16 5v14"/>',
  fullScreen: '<path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15"/>',
  leaveFullScreen: '<path d="M9 4.5V9H4.5M15 4.5V9h4.5M19.5 15H15v4.5M9 19.5V15H4.5"/>',
  fit: '<rect x="3" y="5" width="18" height="14" rx="1.5"/>' +
    '<path d="M7 12h10M9.5 9.5 7 12l2.5 2.500M14.5 9.5 17 12l-2.5 2.5"/>',
  zoom: '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5.5 5.5M8 10.5h5M10.5 8v5"/>',
  actual: '<rect x="3" y="5" width="18" height="14" rx="1.5"/>' +
    '<path d="M7.500 9.500 9 8.700v6.600M15 9.500l1.500-.8v6.600M12.200 10.600v.1M12.200 13.600v.1"/>',
  minus: '<path d="M5 12h14"/>',
  pointer: '<path d="M5.500 3.500 18.500 11.500l-5.700 1.500-2.600 5.500z"/>',
  freeze:
    '<path d="M12 3v18M4.200 7.500l15.600 9M19.800 7.500l-15.600 9M9.500 4.500 12 7l2.500-2.500M9.500 19.500 12 17l2.500 2.500"/>',
  warning: '<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1"/>',
  error: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5M12 16v.1"/>',
  help:
    '<circle cx="12" cy="12" r="8.5"/><path d="M9.500 9.800a2.500 2.500 0 1 1 3.700 2.200c-.8.500-1.200 1-1.200 1.900M12 16.900v.1"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.1"/>',
  monitor:
    '<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M8.5 20h7M12 16.500V20"/>',
  calendar:
    '<rect x="3.5" y="5" width="17" height="15" rx="1.5"/><path d="M3.5 9.5h17M8 3v4M16 3v4"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  back: '<path d="M14.5 6.5 9 12l5.5 5.5"/>',
  link:
    '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17"/>',
  expel:
    '<circle cx="10" cy="8.5" r="3.5"/><path d="M3.5 20c.5-4 3-6 6.5-6 1.5 0 2.8.4 3.9 1.1M16 16.500l5 5M21 16.500l-5 5"/>',
  reload:
    '<path d="M19.5 8A8 8 0 0 0 5 8.5M4.5 16A8 8 0 0 0 19 15.5M19.7 3.500V8h-4.5M4.3 20.5V16h4.5"/>',
} as const;

export type IconName = keyof typeof SHAPES;

const SVG = "http://www.w3.org/2000/svg";

/** An icon; always decoration, since a word stands beside it or names its button. */
export function icon(name: IconName, size: "small" | "text" | "large" = "text"): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon ${size}`);
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = SHAPES[name];
  return svg;
}

/** The mark: five seats round a table, one of them speaking. */
export function mark(size: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String(size));
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = '<g fill="none" stroke-width="4.2" transform="rotate(-87 16 16)">' +
    '<circle class="seat-arc" cx="16" cy="16" r="11.5" pathLength="100" stroke-dasharray="15.2 4.8"/>' +
    '<circle class="speaking-arc" cx="16" cy="16" r="11.5" pathLength="100" stroke-dasharray="15.2 84.8"/></g>' +
    '<circle class="table-dot" cx="16" cy="16" r="2.7"/>';
  return svg;
}

/** The seats drawing beside the sign-in: rings of seats, standing still. */
export function seatsDrawing(): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 600 600");
  svg.setAttribute("class", "seats-drawing");
  svg.setAttribute("aria-hidden", "true");
  const rings = [[250, 0.16, 10, -87], [205, 0.3, 14, -66], [160, 0.44, 18, -45], [
    115,
    0.58,
    22,
    -24,
  ]] as const;
  const seats = rings.map(([radius, opacity, width, angle]) =>
    `<circle class="seat-arc" cx="300" cy="300" r="${radius}" stroke-opacity="${opacity}" stroke-width="${width}" ` +
    `pathLength="100" stroke-dasharray="16 4" transform="rotate(${angle} 300 300)"/>`
  );
  svg.innerHTML =
    `<g fill="none">${seats.join("")}<circle class="speaking-arc" cx="300" cy="300" r="115" ` +
    'stroke-width="22" pathLength="100" stroke-dasharray="16 84" transform="rotate(48 300 300)"/></g>' +
    '<circle class="table-dot" cx="300" cy="300" r="26"/>';
  return svg;
}
