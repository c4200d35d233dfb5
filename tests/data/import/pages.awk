# awk -v pid=889 -f pages.awk LOG: pages mapped by the calls of one process of an strace log (`-o` or stderr form,
# one process at a time): the peak and the end in kB. Keeps every page in a table; knows nothing of areas.
function hex(s,   i, v) { v = 0; s = tolower(s); for (i = 3; i <= length(s); i++) v = v * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1; return v }
function num(s) { return s ~ /^0x/ ? hex(s) : s + 0 }
function set(a, n, on,   p, key) {
    for (p = int(a / 4096); p < int((a + n + 4095) / 4096); p++) {
        key = sprintf("%.0f", p)
        if (on && !(key in have)) { have[key]; total++ }
        if (!on && (key in have)) { delete have[key]; total-- }
    }
}
{
    line = $0
    who = pid
    if (match(line, /^\[pid +[0-9]+\] /)) { who = substr(line, 5, RLENGTH - 6) + 0; line = substr(line, RLENGTH + 1) }
    else if (match(line, /^[0-9]+ +/)) { who = substr(line, 1, RLENGTH) + 0; line = substr(line, RLENGTH + 1) }
    if (who != pid || line !~ /\) += 0x|\) += 0$/ || line ~ /^execve/) next
    name = line; sub(/\(.*/, "", name)
    arguments = line; sub(/^[^(]*\(/, "", arguments); split(arguments, a, /, */)
    result = line; sub(/.*= /, "", result)
    if (name == "mmap") set(num(result), num(a[2]), 1)
    else if (name == "munmap") { sub(/\).*/, "", a[2]); set(num(a[1]), num(a[2]), 0) }
    else if (name == "mremap") { set(num(a[1]), num(a[2]), 0); set(num(result), num(a[3]), 1) }
    else if (name == "mprotect") set(num(a[1]), num(a[2]), 1)
    else if (name == "brk") { b = num(result); if (!start) start = old = b; if (b > old) set(old, b - old, 1); else set(b, old - b, 0); old = b }
    if (total > peak) { peak = total; at = NR }
}
END { printf "peak %d kB at line %d, end %d kB\n", peak * 4, at, total * 4 }
