'use client';

import { useLocale } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS, axisNumber } from './axis';
import { ChartTooltip } from './chart-tooltip';

type Point = { at: string; label: string; value: number };
type Props = { label: string; points: readonly Point[]; format: (value: number) => string };

/** An amount over time, a bar for each day or month. */
export function AmountChart({ label, points, format }: Props) {
  const locale = useLocale();
  return (
    <div className="min-h-52 flex-1">
      <ResponsiveContainer width="100%" height="100%" minHeight={208}>
        <BarChart
          data={[...points]}
          accessibilityLayer={false}
          margin={{ top: 6, right: 6, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="label" minTickGap={28} interval="preserveStartEnd" {...AXIS} />
          <YAxis width="auto" tickFormatter={axisNumber(locale)} {...AXIS} />
          <Tooltip
            cursor={{ fill: 'var(--muted)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload[0]?.payload as Point | undefined;
              if (!active || !point) return null;
              return (
                <ChartTooltip
                  title={point.label}
                  entries={[
                    {
                      key: label,
                      label,
                      value: format(point.value),
                      mark: <span className="size-2 rounded-full bg-chart-2" />,
                    },
                  ]}
                />
              );
            }}
          />
          <Bar
            name={label}
            dataKey="value"
            fill="var(--chart-2)"
            radius={[3, 3, 0, 0]}
            maxBarSize={28}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
