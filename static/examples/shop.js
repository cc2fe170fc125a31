// What a shop adds: a press on a link to the shop fills the basket.

const basket = document.querySelector(".basket");
const chosen = new Set();

document.querySelector("sweet-spot").addEventListener("select", (event) => {
  const { action, name } = event.detail;
  if (action !== "shop") return;
  event.preventDefault();
  chosen.add(name);
  basket.textContent = `In your basket: ${[...chosen].join(", ")}.`;
});
