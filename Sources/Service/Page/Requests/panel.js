const page = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join(
  "",
);

/**
 * For how long, ms, a request may keep a newer one waiting before it is given up. Given up too soon, no answer at all
 * would come while one drags on a slow machine.
 */
const patience = 1000;
/** After how long, ms, without an answer the panel says that it is computing. */
const quiet = 150;
/** For how long, ms, a problem waits for the hand that is still writing. */
const grace = 300;

/**
 * Posts a question; gives the response, or throws the problem that the server tells, `{ status, title, detail, ... }`.
 */
export async function post(path, body, signal) {
  const response = await fetch(path, {
    method: "POST",
    signal,
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "Content-Type": "application/json", "Accord-Page": page },
  }).catch((error) => {
    if (error.name === "AbortError") throw error;
    throw { status: 0, title: "No answer", detail: "The server does not answer. Is accord serve still running?" };
  });
  if (response.ok) return response;
  throw await response.json().catch(() => ({
    status: response.status,
    title: "Failed",
    detail: `The server answers with status ${response.status}.`,
  }));
}

/**
 * One question that is asked again whenever the problem changes. At most one request is on its way; the newest
 * question wins, and the last right answer stays until the next.
 */
export class Panel {
  #path;
  #tell;
  #wanted = null;
  #flying = null;
  #frame = 0;
  #pause;
  #next = 0;
  #answered = null;
  #impatient = 0;
  #quiet = 0;
  #grace = 0;

  /**
   * `tell` has `answer(document, since)`, `problem(details)` and `state(words)`: "current", "computing" or "stale".
   * With a pause, ms, requests follow each other no faster, and take no more than a third of the time.
   */
  constructor(path, tell, pause = 0) {
    this.#path = path;
    this.#tell = tell;
    this.#pause = pause;
  }

  /** Asks; `since` is when the reader's hand moved. Several questions of one frame are one. */
  ask(body, since = performance.now()) {
    const text = JSON.stringify(body);
    if (text === (this.#wanted ?? this.#flying ?? this.#answered)?.text) return;
    this.#wanted = { text, since };
    clearTimeout(this.#grace);
    this.#schedule();
  }

  #schedule() {
    if (this.#frame) return;
    const wait = this.#next - performance.now();
    const send = () => {
      this.#frame = 0;
      this.#send();
    };
    this.#frame = wait > 0 ? setTimeout(send, wait) : requestAnimationFrame(send);
  }

  async #send() {
    if (!this.#wanted) return;
    if (this.#flying) {
      const age = performance.now() - this.#flying.sent;
      clearTimeout(this.#impatient);
      this.#impatient = setTimeout(() => this.#wanted && this.#flying?.abort.abort(), Math.max(0, patience - age));
      return;
    }
    const flight = (this.#flying = { ...this.#wanted, sent: performance.now(), abort: new AbortController() });
    this.#wanted = null;
    this.#quiet ||= setTimeout(() => this.#tell.state?.("computing"), quiet);
    try {
      const response = await post(this.#path, flight.text, flight.abort.signal);
      const answer = await response.json();
      this.#answered = flight;
      this.#end("current");
      this.#tell.answer(answer, flight.since);
    } catch (problem) {
      if (problem instanceof Error && problem.name !== "AbortError") throw problem;
      if (problem.status === 503) this.#again(flight);
      else if (problem.name !== "AbortError" && problem.status !== 409) {
        this.#answered = flight;
        clearTimeout(this.#quiet);
        this.#quiet = 0;
        this.#grace = setTimeout(() => {
          this.#tell.state?.("stale");
          this.#tell.problem?.(problem);
        }, grace);
      }
    } finally {
      this.#flying = null;
      const now = performance.now();
      if (this.#pause) this.#next = Math.max(flight.sent + this.#pause, now + 2 * (now - flight.sent));
      clearTimeout(this.#impatient);
      if (this.#wanted) this.#schedule();
    }
  }

  /** The server was busy: asks again a little later, unless something newer is to be asked. */
  #again(flight) {
    setTimeout(() => {
      this.#wanted ??= flight;
      this.#send();
    }, 300);
  }

  #end(words) {
    clearTimeout(this.#quiet);
    this.#quiet = 0;
    this.#tell.state?.(words);
  }
}
