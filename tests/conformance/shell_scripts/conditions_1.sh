if true; then echo yes; else echo no; fi
if [ 1 -eq 2 ]; then echo a; elif [ 2 -eq 2 ]; then echo b; else echo c; fi
[ -f nofile ] || echo "no file"
touch f
mkdir d
[ -f f ] && [ -d d ] && [ ! -s f ] && echo ok
[ -e f -a -d d ] && echo and
[ -e no -o -d d ] && echo or
test -z "" && echo empty
test -n "x" && echo nonempty
[ "abc" = "abc" ] && echo eq
[ "abc" != "abd" ] && echo ne
[ a \< b ] && echo lt
[[ hello == h*o ]] && echo glob
[[ hello =~ ^h(.*)o$ ]] && echo ${BASH_REMATCH[1]}
[[ -f f && -d d ]] && echo both
[[ 5 -gt 3 || 1 -gt 2 ]] && echo gt
[[ a < b ]] && echo less
case abc in a*) echo star;; *) echo other;; esac
case x in a|b) echo ab;; x|y) echo xy;; esac
case 5 in [0-9]) echo digit;; esac
case q in a) echo a;; esac; echo $?
[ 1 -eq one ]
echo $?
