/** What a drag from the palette carries to the canvas. */
import { z } from 'zod';

const MIME = 'application/vnd.plumbline.component';

const carriedSchema = z.object({ type: z.string(), technology: z.string().exactOptional() });
export type Carried = z.infer<typeof carriedSchema>;

export function carry(
  transfer: DataTransfer,
  { type, technology }: { readonly type: string; readonly technology: string | undefined },
): void {
  transfer.setData(MIME, JSON.stringify(technology === undefined ? { type } : { type, technology }));
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
