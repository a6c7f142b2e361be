/** What a drag from the palette carries to the canvas: a component to be, or a pattern by its id. */
import { z } from 'zod';
import type { WantedPart } from '../../state/newComponent';

const MIME = 'application/vnd.plumbline.component';

const partSchema = z.object({
  type: z.string(),
  technology: z.string().exactOptional(),
  meaning: z
    .object({ label: z.string(), settings: z.record(z.string(), z.union([z.string(), z.boolean()])) })
    .exactOptional(),
});
const carriedSchema = z.union([z.object({ pattern: z.string() }), partSchema]);
export type Carried = z.infer<typeof carriedSchema>;

export function carry(transfer: DataTransfer, what: WantedPart | { readonly pattern: string }): void {
  transfer.setData(MIME, JSON.stringify(what));
  transfer.effectAllowed = 'copy';
}

export const isCarried = (transfer: DataTransfer): boolean => transfer.types.includes(MIME);

/** null: the drag came from elsewhere. */
export function carried(transfer: DataTransfer): Carried | null {
  try {
    const read = carriedSchema.safeParse(JSON.parse(transfer.getData(MIME)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
