CREATE TABLE good (id serial PRIMARY KEY, name varchar(20) NOT NULL);
CREATE TABLE bad (id int,, x);
CREATE TABLE also_good (id serial PRIMARY KEY, good_id integer NOT NULL UNIQUE REFERENCES good(id));
