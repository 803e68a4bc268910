/** The sign of Handiwork: lines of a file, one of them by another hand. */
export function Sign() {
  return (
    <svg class="sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M3 4h14M3 8h9M3 16h11" class="sign-lines" />
      <path d="M3 12c2-2.2 3.6-2.2 5.4 0s3.4 2.2 5.4 0" class="sign-hand" />
    </svg>
  );
}
