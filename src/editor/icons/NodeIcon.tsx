/** A catalog icon, or a technology's logo, drawn from its data. */
import { createElement } from 'react';
import type { IconNode, Logo } from '../../catalog/componentType';

export function NodeIcon({ icon, size = 16 }: { readonly icon: IconNode; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {icon.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: `${tag}${index}` }))}
    </svg>
  );
}

export function LogoIcon({ logo, size = 16 }: { readonly logo: Logo; readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="currentColor" aria-hidden="true">
      <path d={logo.path} />
    </svg>
  );
}
