import { Component, type ReactNode } from 'react';

type ErrorBoundaryProps = {
  readonly children: ReactNode;
  /** What is shown instead; `again` draws the children anew. */
  readonly fallback: (again: () => void) => ReactNode;
};

type ErrorBoundaryState = { readonly hasFailed: boolean };

/** Keeps an error of a part from blanking the page. React offers this to classes alone. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback(() => {
      this.setState({ hasFailed: false });
    });
  }
}
