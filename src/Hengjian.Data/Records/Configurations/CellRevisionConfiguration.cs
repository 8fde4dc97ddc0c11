using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CellRevisionConfiguration : IEntityTypeConfiguration<CellRevisionRecord>
{
    public void Configure(EntityTypeBuilder<CellRevisionRecord> builder)
    {
        builder.ToTable("cell_revisions");
        builder.Property(r => r.Element).HasMaxLength(80);
        builder.Property(r => r.Text).HasMaxLength(400);
        builder.Property(r => r.Flag).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Code).HasMaxLength(80);
        builder.Property(r => r.ProblemCode).HasMaxLength(10);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.OnBehalfOf).HasMaxLength(60);
        builder.Property(r => r.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.SourceRef).HasMaxLength(200);
        builder.HasIndex(r => new { r.RowId, r.Element, r.Id });
        builder.HasIndex(r => new { r.SheetId, r.Id });
        builder.HasIndex(r => new { r.SheetId, r.Op }).IsUnique();
        builder.HasOne<FillSheetRecord>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SheetRowRecord>().WithMany().HasForeignKey(r => r.RowId).OnDelete(DeleteBehavior.Restrict);
    }
}
