using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CellCommentConfiguration : IEntityTypeConfiguration<CellCommentRecord>
{
    public void Configure(EntityTypeBuilder<CellCommentRecord> builder)
    {
        builder.ToTable("cell_comments");
        builder.Property(r => r.Element).HasMaxLength(80);
        builder.Property(r => r.Text).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.AnsweredBy).HasMaxLength(40);
        builder.HasIndex(r => r.SheetId);
        builder.HasOne<FillSheetRecord>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SheetRowRecord>().WithMany().HasForeignKey(r => r.RowId).OnDelete(DeleteBehavior.Restrict);
    }
}
