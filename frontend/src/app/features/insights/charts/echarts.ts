import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// The parts of ECharts that are drawn here; the rest is left out of the bundle. Loaded with the first chart.
use([BarChart, GridComponent, LineChart, SVGRenderer, TooltipComponent]);

export { init };
