-- What a person who writes the statements by hand, or PostGraphile, needs for the seven queries and the graph does not.
CREATE SCHEMA bench;

-- Names that hold a text somewhere.
CREATE INDEX "Organization_name_trgm" ON public."Organization" USING gin ("name" public.gin_trgm_ops) WHERE "type" = 'ENTERPRISE';

-- PostGraphile's usual preset has no condition but equality: the others are functions, which it shows as fields.
CREATE FUNCTION bench.enterprises_called(part text) RETURNS SETOF public."Organization" LANGUAGE sql STABLE AS $$
  SELECT * FROM public."Organization" WHERE "type" = 'ENTERPRISE' AND "name" LIKE '%' || part || '%'
$$;
COMMENT ON FUNCTION bench.enterprises_called(text) IS '@behavior +orderBy +order';

CREATE FUNCTION bench."Organization_bought"(organization public."Organization", since date, until date) RETURNS SETOF public."Purchase" LANGUAGE sql STABLE AS $$
  SELECT * FROM public."Purchase" WHERE "buyerId" = organization."id" AND "purchasedOn" BETWEEN since AND until
$$;
COMMENT ON FUNCTION bench."Organization_bought"(public."Organization", date, date) IS '@behavior +orderBy +order';
