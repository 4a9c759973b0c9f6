"""Writes the sample exports again: `python sample_data/generate.py [--out DIR] [--seed N]`."""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from dashboard.simulation.simulate import SEED, simulate  # noqa: E402 - the path comes first
from dashboard.simulation.write import write, write_approvals  # noqa: E402


def main() -> None:
    """Read the arguments, write the files, print one line per tool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed, another company")
    parser.add_argument(
        "--approvals", action="store_true", help="only approve the metrics as they are now"
    )
    options = parser.parse_args()
    if options.approvals:
        write_approvals(options.out)
        return
    for written in write(simulate(options.seed), options.out):
        print(f"{written.tool:<12} {written.files:>4} files {written.size / 1e6:>7.2f} MB")


if __name__ == "__main__":
    main()
