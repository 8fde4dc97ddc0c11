using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SheetRowConfiguration : IEntityTypeConfiguration<SheetRowRecord>
{
    public void Configure(EntityTypeBuilder<SheetRowRecord> builder)
    {
        builder.ToTable("sheet_rows");
        builder.Property(r => r.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.RowKey).HasMaxLength(80);
        builder.Property(r => r.ParentKey).HasMaxLength(80);
        builder.Property(r => r.Name).HasMaxLength(200);
        builder.HasIndex(r => new { r.SheetId, r.RegionRow, r.Stage, r.ParentKey, r.RowKey }).IsUnique();
        builder.HasOne<FillSheetRecord>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}
