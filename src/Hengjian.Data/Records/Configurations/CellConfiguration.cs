using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CellConfiguration : IEntityTypeConfiguration<CellRecord>
{
    public void Configure(EntityTypeBuilder<CellRecord> builder)
    {
        builder.ToTable("cells");
        builder.HasKey(r => new { r.RowId, r.Element });
        builder.Property(r => r.RowId).ValueGeneratedNever();
        builder.Property(r => r.Element).HasMaxLength(80);
        builder.HasIndex(r => new { r.SheetId, r.RevisionId });
        builder.HasOne<SheetRowRecord>().WithMany().HasForeignKey(r => r.RowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FillSheetRecord>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}
