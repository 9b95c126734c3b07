package planted.usecases.application;

/** Innocent: package-private, so no use case. */
class Notes {

  int first() {
    return 1;
  }

  int second() {
    return 2;
  }
}
