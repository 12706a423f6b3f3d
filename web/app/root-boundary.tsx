import { Component, type ReactNode, Suspense } from "react";
import { Button } from "../components/button.tsx";
import { ErrorState } from "../components/error-state.tsx";

interface RootBoundaryProps {
  readonly children: ReactNode;
  /** When it changes, what failed is tried again. */
  readonly resetKey?: string;
}

interface RootBoundaryState {
  readonly error: Error | null;
  readonly resetKey: string | undefined;
}

/** Shows a failure of the page itself, also that of loading its code after a new version was installed. */
export class RootBoundary extends Component<RootBoundaryProps, RootBoundaryState> {
  override state: RootBoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<RootBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    props: RootBoundaryProps,
    state: RootBoundaryState,
  ): Partial<RootBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return <Suspense>{this.props.children}</Suspense>;
    return (
      <>
        <title>Error · Channelkeeper</title>
        <ErrorState error={error} action={<Button onClick={() => window.location.reload()}>Reload the page</Button>} />
      </>
    );
  }
}
