namespace Hengjian.Documents.Inspecting;

/// <summary>Collects the mean brightness of 9 × 8 areas of a picture from pixels or blocks of pixels, each counted by what lies in an area.</summary>
/// <param name="width">Pixels across.</param>
/// <param name="height">Pixels down.</param>
internal sealed class BrightnessGrid(int width, int height)
{
    private readonly double[] sums = new double[PictureHash.Columns * PictureHash.Rows];
    private readonly double[] weights = new double[PictureHash.Columns * PictureHash.Rows];

    /// <summary>Adds a rectangle of one brightness; what lies outside the picture is cut off.</summary>
    public void Add(int x, int y, int across, int down, double brightness)
    {
        var (right, bottom) = (Math.Min(x + across, width), Math.Min(y + down, height));
        for (var row = Area(y, height, PictureHash.Rows); row < PictureHash.Rows; row++)
        {
            var tall = Overlap(y, bottom, row, height, PictureHash.Rows);
            if (tall <= 0) break;
            for (var column = Area(x, width, PictureHash.Columns); column < PictureHash.Columns; column++)
            {
                var wide = Overlap(x, right, column, width, PictureHash.Columns);
                if (wide <= 0) break;
                var at = (row * PictureHash.Columns) + column;
                sums[at] += brightness * wide * tall;
                weights[at] += wide * tall;
            }
        }
    }

    /// <summary>Mean brightness of the areas, row by row; 0 where nothing was added.</summary>
    public double[] Means() => [.. sums.Select((s, i) => weights[i] > 0 ? s / weights[i] : 0)];

    // The area in which a pixel begins.
    private static int Area(int at, int length, int areas) => (int)Math.Min((long)at * areas / length, areas - 1);

    private static double Overlap(int from, int to, int area, int length, int areas)
    {
        var (start, end) = ((double)area * length / areas, (double)(area + 1) * length / areas);
        return Math.Min(to, end) - Math.Max(from, start);
    }
}
