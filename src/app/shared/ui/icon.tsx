import type { SVGAttributes } from 'react';

/** An icon drawn in the colour of the text around it. It says nothing by itself: a word stands beside it. */
export type Icon = (props: SVGAttributes<SVGSVGElement>) => React.JSX.Element;

/**
 * A component of one of Garden's drawings, which are part of the bundle. Never for text from
 * Zendesk or a file.
 */
export function toIcon(source: string): Icon {
  const { size, drawing } = parts(source);
  return function DrawnIcon(props) {
    return (
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={size}
        height={size}
        viewBox={`0 0 ${size} ${size}`}
        focusable="false"
        aria-hidden="true"
        {...props}
        dangerouslySetInnerHTML={{ __html: drawing }}
      />
    );
  };
}

function parts(source: string): { readonly size: string; readonly drawing: string } {
  const found = /<svg[^>]*\bwidth="(\d+)"[^>]*>([\s\S]*)<\/svg>/.exec(source);
  if (!found) throw new Error('not one of the drawings');
  return { size: found[1] ?? '16', drawing: found[2] ?? '' };
}
