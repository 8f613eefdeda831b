#!/usr/bin/env bash
# The tests of the whole program. They drive real windows on a computer that has other things to do: one that fails is run
# once more, alone. Passed then, it counts, but is named at the end as unsteady, which is a defect to be found. More than
# three that fail, or a test program that ended before its last test, are not given a second chance.
#
#   tools/test-program.sh SUMMARY    what cargo says is added to the file SUMMARY as well
set -uo pipefail
summary=$1
run() { cargo test --package cairn --features testing "$@" 2>&1 </dev/null | tee -a "$summary"; }

said=$(mktemp)
trap 'rm -f "$said"' EXIT
run --no-fail-fast | tee "$said"
[ "${PIPESTATUS[0]}" -eq 0 ] && exit 0

begun=$(grep -cE '^ +(Running|Doc-tests) ' "$said")
ended=$(grep -c '^test result: ' "$said")
# The target's name is its file's in target/…/deps without the hash; the last list called "failures" has the names.
failed=$(awk '
  /^ +Running / { target = $NF; sub(/.*\//, "", target); sub(/-[0-9a-f]+\)$/, "", target) }
  /^failures:$/ { count = 0 }
  /^    [a-z_0-9:]+$/ { names[count++] = $1 }
  /^test result: FAILED/ { for (i = 0; i < count; i++) print target, names[i] }' "$said")
count=$(grep -c . <<<"$failed")
if [ "$begun" -eq 0 ] || [ "$begun" -ne "$ended" ] || [ "$count" -eq 0 ] || [ "$count" -gt 3 ]; then
  exit 1
fi

printf '\n== Once more, alone: what failed\n'
while read -r target name; do
  case $target in cli | e2e | faults | privacy) ;; *) exit 1 ;; esac
  run --test "$target" -- --exact "$name" || exit 1
done <<<"$failed"

printf '\n== UNSTEADY: failed, then passed alone. What made the difference is still to be found:\n%s\n' "$failed"
