/** A queue that gives back the number with the least key first; of equal keys, always in the same order. */
export class MinHeap {
  private readonly items: number[] = [];
  private readonly keys: number[] = [];

  push(item: number, key: number): void {
    let at = this.items.length;
    this.items.push(item);
    this.keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.keys[parent] ?? 0) <= key) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, item, key);
  }

  pop(): number | undefined {
    const first = this.items[0];
    const item = this.items.pop();
    const key = this.keys.pop();
    if (item === undefined || key === undefined || this.items.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.items.length) break;
      const right = left + 1;
      const less =
        right < this.items.length && (this.keys[right] ?? 0) < (this.keys[left] ?? 0) ? right : left;
      if ((this.keys[less] ?? 0) >= key) break;
      this.move(less, at);
      at = less;
    }
    this.put(at, item, key);
    return first;
  }

  private move(from: number, to: number): void {
    this.put(to, this.items[from] ?? 0, this.keys[from] ?? 0);
  }

  private put(at: number, item: number, key: number): void {
    this.items[at] = item;
    this.keys[at] = key;
  }
}
