// The demo's clock: the real one, moved by an offset that survives a reload.
const key = 'starlight-clock-offset';

export class DemoClock {
  #offset = Number(localStorage.getItem(key) ?? 0);

  readonly now = (): number => Date.now() + this.#offset;

  moveTo(offset: number): void {
    this.#offset = offset;
    localStorage.setItem(key, String(offset));
  }

  get offset(): number {
    return this.#offset;
  }
}
