/** Puts the keyboard into a field of the inspector by its label, once what was selected is shown there. */

const ATTEMPTS = 10;

export function goToField(label: string, attempts = ATTEMPTS): void {
  requestAnimationFrame(() => {
    const row = document.querySelector(`.inspector [data-row="${CSS.escape(label)}"]`);
    const field = row?.querySelector<HTMLElement>('input, button[role="combobox"], select');
    if (field) {
      field.scrollIntoView({ block: 'center' });
      field.focus();
    } else if (attempts > 1) goToField(label, attempts - 1);
  });
}
