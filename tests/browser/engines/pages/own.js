// Keeps what a widget says about its start, for the journeys to ask.
window.heard = [];
addEventListener('problem', ({ detail }) => window.heard.push(detail));
customElements.whenDefined('sweet-spot').then(() =>
  document.querySelector('sweet-spot').ready().catch((error) => (window.refused = String(error))),
);
