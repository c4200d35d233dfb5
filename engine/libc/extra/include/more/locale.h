struct lconv { char *decimal_point, *thousands_sep, *grouping, *int_curr_symbol, *currency_symbol; };
struct lconv *localeconv(void);
