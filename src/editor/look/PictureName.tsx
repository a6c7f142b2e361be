/** What a picture shows, for who can't see it: read out, in the outline and in figures. */
import type { Image } from '../../model/diagram';
import { nameImage } from '../../state/styling';
import { useApp } from '../app/hooks';
import { NameField } from '../inspector/NameField';
import { Row, Section } from '../inspector/Section';

export function PictureName({ id, image }: { readonly id: string; readonly image: Image }) {
  const app = useApp();
  return (
    <Section title="Picture">
      <Row label="Shows" help="In words, for people who can’t see it.">
        {() => (
          <NameField
            label="What the picture shows"
            value={image.name ?? ''}
            placeholder="Not said"
            onChange={(name) => app.apply(nameImage(app.context(), id, name))}
          />
        )}
      </Row>
    </Section>
  );
}
