import ArgumentParser

@main
struct Rawscope: ParsableCommand {}
