const most = 300;

/** The problem as it stands, with what it was before and what was undone. A state is never changed, only replaced. */
export class Store extends EventTarget {
  #state;
  #past = [];
  #future = [];
  #gesture = null;

  constructor(state) {
    super();
    this.#state = state;
  }

  get state() {
    return this.#state;
  }
  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }

  /** Edits a copy of the state. All changes of one gesture, such as a slider's drag, are undone at once. */
  change(edit, gesture = null) {
    const next = structuredClone(this.#state);
    edit(next);
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    if (gesture === null || gesture !== this.#gesture) {
      this.#past.push(this.#state);
      if (this.#past.length > most) this.#past.shift();
    }
    this.#gesture = gesture;
    this.#future = [];
    this.#put(next);
  }

  /** The gesture has ended: the next change is one of its own. */
  settle() {
    this.#gesture = null;
  }

  undo() {
    this.#step(this.#past, this.#future);
  }
  redo() {
    this.#step(this.#future, this.#past);
  }

  #step(from, to) {
    if (!from.length) return;
    to.push(this.#state);
    this.#gesture = null;
    this.#put(from.pop());
  }

  #put(state) {
    const before = this.#state;
    this.#state = state;
    this.dispatchEvent(new CustomEvent("change", { detail: { before } }));
  }
}
