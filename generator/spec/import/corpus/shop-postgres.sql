-- a dump of a small shop
SET statement_timeout = 0;
CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent');
CREATE TABLE public.customers (
  id serial PRIMARY KEY,
  full_name varchar(80) NOT NULL,
  email varchar(200) NOT NULL UNIQUE,
  tier varchar(10) DEFAULT 'basic' CHECK (tier IN ('basic', 'gold')),
  score integer CHECK (score BETWEEN 0 AND 100),
  code char(5) CHECK ((code)::text ~ '^[A-Z]+$'::text),
  created_at timestamptz DEFAULT now()
);
CREATE TABLE public.orders (
  id bigserial PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES public.customers(id) ON DELETE CASCADE,
  approved_by integer REFERENCES public.customers(id) ON DELETE SET NULL,
  state order_state NOT NULL DEFAULT 'new',
  total numeric(10,2) CHECK (total >= 0),
  placed_at timestamptz DEFAULT now()
);
CREATE TABLE public.tags (id serial PRIMARY KEY, label text NOT NULL);
CREATE TABLE public.order_tags (
  order_id integer REFERENCES public.orders(id),
  tag_id integer REFERENCES public.tags(id),
  PRIMARY KEY (order_id, tag_id)
);
CREATE UNIQUE INDEX tags_label ON public.tags (label);
CREATE FUNCTION touch() RETURNS trigger AS $$ BEGIN; RETURN NEW; END; $$ LANGUAGE plpgsql;
INSERT INTO public.tags VALUES (1, 'urgent; really');
COMMENT ON COLUMN public.orders.total IS 'Taxes included';
