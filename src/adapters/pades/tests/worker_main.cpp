// The worker as a program of its own.
#include "cage/worker.h"
#include "pades/pades_work.h"

int main() { return simpul::cage::run_worker(simpul::pades::carry_out, simpul::pades::warm_up); }
