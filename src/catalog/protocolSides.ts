/**
 * Every protocol that one end of a connection knows, and which: both ends (they can use it), only the caller, or only the
 * target. Those that both know come first, in the target's order of preference.
 */
import type { Component, Mode } from '../model/diagram';
import { answeredProtocols, spokenProtocols } from './effective';
import { usableProtocols } from './protocols';

export type ProtocolSide = 'both' | 'caller' | 'target' | 'neither';

export interface SidedProtocol {
  readonly protocol: string;
  readonly side: ProtocolSide;
}

export function protocolSides(from: Component, to: Component, mode: Mode): readonly SidedProtocol[] {
  const both = new Set(usableProtocols(from, to, mode));
  const target = new Set(answeredProtocols(to).filter((protocol) => !both.has(protocol)));
  const caller = spokenProtocols(from).filter((protocol) => !both.has(protocol) && !target.has(protocol));
  const sided = (side: ProtocolSide) => (protocol: string) => ({ protocol, side });
  return [
    ...[...both].map(sided('both')),
    ...[...target].map(sided('target')),
    ...caller.map(sided('caller')),
  ];
}

/** Which end knows this one. */
export const sideOf = (protocol: string, known: readonly SidedProtocol[]): ProtocolSide =>
  known.find((one) => one.protocol === protocol)?.side ?? 'neither';
