import { byId } from "./elements.js";

let waiting = 0;

/** Says something to those who listen, once the hand rests. */
export function announce(words) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    byId("announcer").textContent = words;
  }, 700);
}

const marks = { current: "", computing: "computing …", stale: "of the last right question" };

/** Says at a panel how its answer stands to its question, in words and by a class. */
export function stateTeller(panel, place) {
  return (state) => {
    place.textContent = marks[state];
    panel.dataset.state = state;
  };
}
